// `npm run fuzz`: tries what must hold for every input with new inputs, for a minute or for as long as it is told to.
//   --minutes N      how long
//   --seed N         the inputs of an earlier run
//   --property NAME  only this one
import { parseArgs } from 'node:util';
import { loadTypeScript } from '../../.ci/load-typescript.mjs';

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' }, property: { type: 'string' } } });
const { fuzz } = await loadTypeScript('test/fuzz/fuzz.ts');
const failed = await fuzz({
	minutes: Number(values.minutes ?? 1),
	seed: Number(values.seed ?? Date.now() % 2 ** 31),
	property: values.property,
});
process.exitCode = failed > 0 ? 1 : 0;
