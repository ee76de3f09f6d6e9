import type { Format } from './format.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { sarif } from './sarif.ts';
import { stylish } from './stylish.ts';

/** What `--format` knows. */
export const formats = { stylish, json, sarif, github, junit } satisfies { readonly [name: string]: Format };

export type FormatName = keyof typeof formats;
