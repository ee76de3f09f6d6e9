import { configurationShape, type Shape } from '../lint/configuration-shape.ts';
import { presetDescriptions, presetNames } from '../lint/presets.ts';
import { type OptionSpec, type Rule, severities } from '../lint/rule.ts';

/** A JSON schema, or a part of one. */
export interface JsonSchema {
	readonly [keyword: string]: unknown;
}

/** The JSON schema (draft 7) of a configuration file. */
export function configurationSchema(rules: readonly Rule[]): JsonSchema {
	return {
		$schema: 'http://json-schema.org/draft-07/schema#',
		title: 'Postmortem configuration',
		description: 'What a team decided about its postmortems. It holds for the documents in this folder and below.',
		type: 'object',
		additionalProperties: false,
		properties: {
			$schema: { type: 'string', description: 'The schema of this file.' },
			extends: {
				description: 'A preset or a file inside this project, or several of them; later ones win, and this file wins over all.',
				anyOf: [extendsSchema, { type: 'array', items: extendsSchema }],
			},
			rules: {
				description: 'Rules with their severity, or with a severity and options.',
				type: 'object',
				additionalProperties: false,
				properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
			},
			...Object.fromEntries(Object.entries(configurationShape).map(([key, shape]) => [key, schemaOf(shape)])),
		},
	};
}

/** The schema of a `package.json` as far as it is ours. */
export function packageSchema(rules: readonly Rule[]): JsonSchema {
	const { $schema, ...schema } = configurationSchema(rules);
	return { $schema, type: 'object', properties: { postmortem: schema } };
}

/** The properties of the editor's one setting for rules: severities alone. */
export function ruleSettingProperties(rules: readonly Rule[]): JsonSchema {
	return Object.fromEntries(
		rules.map((rule) => [rule.id, { type: 'string', enum: severities, default: rule.severity, markdownDescription: rule.summary }]),
	);
}

const extendsSchema: JsonSchema = {
	anyOf: [
		...presetNames.map((name) => ({ const: name, description: presetDescriptions[name] })),
		{ type: 'string', description: 'A path from this file on.' },
	],
};

function ruleSchema({ summary, severity, options }: Rule): JsonSchema {
	const level = { type: 'string', enum: severities, default: severity };
	const names = Object.entries(options);
	const object = {
		type: 'object',
		additionalProperties: false,
		properties: Object.fromEntries(names.map(([name, spec]) => [name, optionSchema(spec)])),
	};
	const parts = names.length === 0 ? [level] : [level, object];
	return { description: summary, anyOf: [level, { type: 'array', items: parts, minItems: 1, maxItems: parts.length }] };
}

function optionSchema(spec: OptionSpec): JsonSchema {
	const { description, default: value } = spec;
	switch (spec.type) {
		case 'boolean':
		case 'string':
			return { type: spec.type, default: value, description };
		case 'number':
			return { type: 'number', ...limits(spec), default: value, description };
		case 'strings':
			return { type: 'array', items: { type: 'string' }, default: value, description };
		case 'numbers':
			return { type: 'object', additionalProperties: { type: 'number' }, default: value, description };
	}
}

function limits({ minimum, maximum }: { readonly minimum?: number; readonly maximum?: number }): JsonSchema {
	return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}

function schemaOf(shape: Shape): JsonSchema {
	const described = shape.description === undefined ? {} : { description: shape.description };
	switch (shape.kind) {
		case 'text':
		case 'zone':
			return { ...described, type: 'string' };
		case 'day':
			return { ...described, type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
		case 'choice':
			return { ...described, type: 'string', enum: shape.values };
		case 'number': {
			const number = { type: 'number', minimum: shape.minimum };
			return { ...described, ...(shape.orFalse ? { anyOf: [number, { const: false }] } : number) };
		}
		case 'list':
			return { ...described, type: 'array', ...(shape.filled && { minItems: 1 }), items: schemaOf(shape.of) };
		case 'map': {
			const each = schemaOf(shape.of);
			if (!shape.keys) return { ...described, type: 'object', additionalProperties: each };
			return {
				...described,
				type: 'object',
				additionalProperties: false,
				properties: Object.fromEntries(Object.entries(shape.keys).map(([key, description]) => [key, { description, ...each }])),
			};
		}
		case 'object': {
			const object = {
				type: 'object',
				additionalProperties: false,
				required: shape.required,
				properties: Object.fromEntries(Object.entries(shape.fields).map(([name, field]) => [name, schemaOf(field)])),
			};
			return { ...described, ...(shape.shorthand === undefined ? object : { anyOf: [{ type: 'string' }, object] }) };
		}
	}
}
