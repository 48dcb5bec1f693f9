import { AppPlugin } from '@grafana/data';

const Home = () => <div>Foresight</div>;

export const plugin = new AppPlugin().setRootPage(Home);
