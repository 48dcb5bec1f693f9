/**
 * Settings of the embedded server, given on its command line at every start, so that they are those of the
 * running release. Statements and row values stay out of the log: they hold personal data.
 */
export function serverSettings(port: number, extra: Readonly<Record<string, string>> = {}): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    wal_compression: 'on',
    synchronous_commit: 'on',
    // One runaway query must not fill the disk that everything else writes to.
    temp_file_limit: '10GB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...extra,
    port: String(port),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
