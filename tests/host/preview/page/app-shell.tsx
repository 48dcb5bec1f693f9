// What Grafana wraps around every page, and the routes.

import { type GrafanaTheme2, ThemeContext } from '@grafana/data';
import { LocationServiceProvider, locationService } from '@grafana/runtime';
import { GlobalStyles, ModalRoot, ModalsProvider, PortalContainer } from '@grafana/ui';
import { Outlet, Route, Routes } from 'react-router-dom';
import { LocationRouter } from './location-router.tsx';
import { AppPage } from './routes/app.tsx';
import { ConfigEditorPage } from './routes/config-editor.tsx';
import { DashboardPage, SoloPage } from './routes/dashboard.tsx';
import { QueryEditorPage } from './routes/query-editor.tsx';
import { Start } from './routes/start.tsx';
import { Toasts } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';

export function App({ theme }: { readonly theme: GrafanaTheme2 }) {
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <ModalsProvider>
          <LocationRouter>
            <Pages padding={theme.spacing(2)} />
          </LocationRouter>
          <ModalRoot />
          <Toasts />
          <PortalContainer />
        </ModalsProvider>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}

const Pages = ({ padding }: { readonly padding: string }) => (
  <Routes>
    <Route path="/solo/:uid/:panelId" element={<SoloPage />} />
    <Route element={<Framed padding={padding} />}>
      <Route path="/" element={<Start />} />
      <Route path="/d/:uid" element={<DashboardPage />} />
      <Route path="/a/:appId/*" element={<AppPage />} />
      <Route path="/editor/:uid/query" element={<QueryEditorPage />} />
      <Route path="/editor/:uid/config" element={<ConfigEditorPage />} />
      <Route path="*" element={<div>Page not found</div>} />
    </Route>
  </Routes>
);

const Framed = ({ padding }: { readonly padding: string }) => (
  <>
    <TopBar />
    <main style={{ padding }}>
      <Outlet />
    </main>
  </>
);
