// The preview's own data source in the boot data, beside ours; its code is in page/sources.
export const WAVES = {
  uid: 'waves',
  name: 'Waves',
  type: 'preview-waves',
  meta: {
    id: 'preview-waves',
    type: 'datasource',
    name: 'Waves',
    module: 'core:plugin/preview-waves',
    baseUrl: 'public/plugins/preview-waves',
    metrics: true,
    alerting: true,
    info: { version: '1.0.0', logos: { small: '/public/build/img/icons/unicons/wave.svg', large: '' } },
  },
  jsonData: {},
  access: 'proxy',
  readOnly: false,
  isDefault: false,
} as const;
