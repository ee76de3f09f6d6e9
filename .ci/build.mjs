// Builds what the packages contain. `--debug` leaves the bundles readable, with source maps.
import { rm } from 'node:fs/promises';
import { buildBundles } from './bundles.mjs';

await rm('dist', { recursive: true, force: true });
await buildBundles('dist', { debug: process.argv.includes('--debug') });
