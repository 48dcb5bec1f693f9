// Unpacks the Chromium of the npm package, with the libraries a bare system lacks, into TMPDIR.
// A process of its own: the package knows no other folder than the one for temporary files.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
