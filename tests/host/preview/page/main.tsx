// The page: Grafana's services first, then the routes.
import './styles.ts';
import { config } from '@grafana/runtime';
import { createRoot } from 'react-dom/client';
import { App } from './app-shell.tsx';
import { setUp } from './runtime/setup.ts';

await setUp();
createRoot(document.getElementById('root')!).render(<App theme={config.theme2} />);
