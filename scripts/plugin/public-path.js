// Chunks lie beside the module, wherever Grafana serves it from.
import amdModule from 'amd-module';

const uri = amdModule?.uri ?? '';
__webpack_public_path__ = uri ? uri.slice(0, uri.lastIndexOf('/') + 1) : 'public/plugins/';
