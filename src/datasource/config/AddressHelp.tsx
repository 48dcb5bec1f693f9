// Where the service is. Grafana's operator says so in the ini file; nothing of it can be set here.
import { Text } from '@grafana/ui';
import { Copyable } from '../../shared/components/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { DATASOURCE_ID } from '../settings.ts';

const LINES = `[plugin.${DATASOURCE_ID}]\ngrpc_address = 127.0.0.1:10551`;

export function AddressHelp() {
  return (
    <>
      <p style={{ maxWidth: '80ch' }}>
        <Text color="secondary">
          Grafana finds the service at the address in its ini file, or at 127.0.0.1:10551 where it names none. It takes
          host:port, and unix:/path for a socket. Restart Grafana after a change; the service itself may be stopped and
          started at any time.
        </Text>
      </p>
      <Copyable text={LINES} testId={TEST_IDS.configEditor.address} />
    </>
  );
}
