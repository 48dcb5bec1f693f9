// Style sheets of the page. Lazy parts load no style sheets of their own, so Monaco's is here too.
import 'monaco-editor/min/vs/editor/editor.main.css';
import 'react-grid-layout/css/styles.css';
import 'react-resizable/css/styles.css';
import './page.css';
