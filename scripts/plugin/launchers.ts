// Systems and processors that Grafana runs on and that have a POSIX shell, as Grafana's plugin loader names them.
export const LAUNCHER_PLATFORMS = [
  'linux_amd64',
  'linux_arm64',
  'linux_arm',
  'darwin_amd64',
  'darwin_arm64',
  'freebsd_amd64',
] as const;
