// The app plugin: what Grafana loads.
import { AppPlugin } from '@grafana/data';
import { Home } from './home/Home.tsx';

export const plugin = new AppPlugin().setRootPage(Home);
