// A data source as Grafana provisions it from a file.
import { DATASOURCE_ID } from '../links.ts';

export const PROVISIONING = `apiVersion: 1
datasources:
  - name: Foresight
    uid: foresight
    type: ${DATASOURCE_ID}
    access: proxy
    secureJsonData:
      token: $FORESIGHT_TOKEN`;
