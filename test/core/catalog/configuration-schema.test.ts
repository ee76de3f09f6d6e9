import assert from 'node:assert/strict';
import { configurationSchema, type JsonSchema } from '../../../src/core/catalog/configuration-schema.ts';
import { defaultConfiguration } from '../../../src/core/lint/configuration.ts';
import { resolveConfiguration } from '../../../src/core/lint/resolve-configuration.ts';
import { rules } from '../../../src/core/rules/index.ts';

const schema = configurationSchema(rules);
const top = propertiesOf(schema);

describe('the schema of a configuration', () => {
	it('describes every key', () => {
		const silent = [...objectsIn(schema, '')].flatMap(({ place, object }) =>
			Object.entries(propertiesOf(object)).flatMap(([key, value]) => (value['description'] ? [] : [`${place}/${key}`])),
		);
		assert.deepEqual(silent, []);
	});

	it('knows every key that is resolved, and no other', () => {
		assert.deepEqual(Object.keys(top).sort(), ['$schema', 'extends', ...Object.keys(defaultConfiguration)].sort());
		assert.deepEqual(
			Object.keys(propertiesOf(top['rules'])),
			rules.map(({ id }) => id),
		);
		for (const { id, options } of rules) {
			const [found] = objectsIn(propertiesOf(top['rules'])[id] ?? {}, '');
			assert.deepEqual(Object.keys(propertiesOf(found?.object)), Object.keys(options), id);
		}
	});

	for (const [key, part] of Object.entries(top)) {
		it(`allows of “${key}” what the resolver takes, and nothing that it knows not`, async () => {
			for (const value of samplesOf(part)) {
				const { problems, layers } = await resolved(key, value);
				assert.deepEqual(problems, [], JSON.stringify(value));
				if (key !== '$schema' && key !== 'extends') assert.ok([...layers.keys()].some((name) => name.split('.')[0] === key));
			}
			for (const { value, unknown } of samplesWithAnUnknownKey(part)) {
				const { problems } = await resolved(key, value);
				assert.deepEqual(problems, [unknown], JSON.stringify(value));
			}
		});
	}
});

const strange = 'someKeyThatNobodyKnows';

async function resolved(key: string, value: unknown) {
	const file = '/repo/.postmortemrc.json';
	const text = JSON.stringify({ [key]: value });
	// What a key names beside the file is there: a template is any file, and a baseline is this one.
	const read = async (path: string) =>
		path === file ? text : path === `/repo/${sampleText}` ? '{ "version": 1, "documents": {} }' : undefined;
	const { problems, layers } = await resolveConfiguration({ path: '/repo/a.md', root: '/repo', read, rules });
	const faults = problems.filter((problem) => problem.file === file).map(({ range }) => text.slice(range.start, range.end));
	return { problems: faults, layers };
}

/** Good as a name, a path, a zone and a word. */
const sampleText = 'UTC';

/** Values that a schema allows: each choice, each kind of value, and objects with all of their keys. */
function* samplesOf(part: JsonSchema): Generator<unknown> {
	if (part['const'] !== undefined) yield part['const'];
	else if (isList(part['anyOf'])) for (const choice of part['anyOf']) yield* samplesOf(choice as JsonSchema);
	else if (isList(part['enum'])) yield* part['enum'];
	else if (part['type'] === 'boolean') yield* [true, false];
	else if (part['type'] === 'number') {
		yield* [part['minimum'] ?? part['maximum'] ?? 5, part['maximum'] ?? 5].map((limit) =>
			Math.max(Number(limit), Number(part['minimum'] ?? limit)),
		);
	} else if (part['type'] === 'string') yield part['pattern'] === undefined ? sampleText : '2026-01-31';
	else if (part['type'] === 'array') {
		const items = isList(part['items']) ? (part['items'] as readonly JsonSchema[]) : [];
		if (items.length > 0)
			for (let count = 1; count <= items.length; count += 1) yield items.slice(0, count).map((item) => samplesOf(item).next().value);
		else yield [...samplesOf(part['items'] as JsonSchema)];
	} else {
		const each = isSchema(part['additionalProperties']) ? { [sampleText]: part['additionalProperties'] } : propertiesOf(part);
		yield Object.fromEntries(Object.entries(each).map(([key, value]) => [key, [...samplesOf(value)].at(-1)]));
	}
}

/** A sample for each object in a schema that takes no other keys than its own, with another one in it. */
function* samplesWithAnUnknownKey(part: JsonSchema): Generator<{ readonly value: unknown; readonly unknown: string }> {
	if (isList(part['anyOf'])) for (const choice of part['anyOf']) yield* samplesWithAnUnknownKey(choice as JsonSchema);
	else if (part['type'] === 'array' && isList(part['items'])) {
		const [first, second] = part['items'] as readonly JsonSchema[];
		for (const { value, unknown } of second ? samplesWithAnUnknownKey(second) : [])
			yield { value: [samplesOf(first ?? {}).next().value, value], unknown };
	} else if (part['type'] === 'array')
		for (const { value, unknown } of samplesWithAnUnknownKey(part['items'] as JsonSchema)) yield { value: [value], unknown };
	else if (part['additionalProperties'] === false) {
		const sample = samplesOf(part).next().value;
		yield { value: { ...(sample as object), [strange]: 'off' }, unknown: `"${strange}"` };
		for (const [key, child] of Object.entries(propertiesOf(part)))
			for (const { value, unknown } of samplesWithAnUnknownKey(child)) yield { value: { ...(sample as object), [key]: value }, unknown };
	}
}

function* objectsIn(part: JsonSchema, place: string): Generator<{ readonly place: string; readonly object: JsonSchema }> {
	if (part['properties'] !== undefined) yield { place, object: part };
	const { properties: _, ...others } = part;
	for (const [key, value] of Object.entries(propertiesOf(part))) yield* objectsIn(value, `${place}/${key}`);
	for (const value of Object.values(others).flat()) if (isSchema(value)) yield* objectsIn(value, place);
}

function propertiesOf(part: JsonSchema | undefined): { readonly [key: string]: JsonSchema } {
	return (part?.['properties'] ?? {}) as { readonly [key: string]: JsonSchema };
}

function isList(value: unknown): value is readonly unknown[] {
	return Array.isArray(value);
}

function isSchema(value: unknown): value is JsonSchema {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
