import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Location, Log, Region, ReportingDescriptor, Result, Run } from 'sarif';
import { version } from '../../../package.json';
import { rulePagePath } from '../../core/catalog/rule-pages.ts';
import type { Rule } from '../../core/lint/rule.ts';
import { rules } from '../../core/rules/index.ts';
import type { CheckedFile, PrintedPlace, PrintedProblem } from '../checked-file.ts';
import type { ReportSurroundings } from './format.ts';
import { projectPath } from './project-path.ts';

/** SARIF 2.1.0, for code scanning: one run, with all rules and a result for each problem. */
export function* sarif(files: readonly CheckedFile[], { folder }: ReportSurroundings): Generator<string> {
	const driver = { name: 'postmortem', version, semanticVersion: version, rules: rules.map(descriptorOf) };
	const run: Run = {
		tool: { driver },
		columnKind: 'utf16CodeUnits',
		originalUriBaseIds: { [root]: { uri: `${pathToFileURL(folder).href.replace(/\/$/, '')}/` } },
	};
	const log: Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
	const head = JSON.stringify(log);
	// The results are written one by one; they stand where the head's only run ends.
	yield `${head.slice(0, -'}]}'.length)},"results":[`;
	let first = true;
	for (const { file, problems } of files) {
		const location = locationOf(file, folder);
		for (const problem of problems) {
			yield `${first ? '' : ','}\n${JSON.stringify(resultOf(problem, location))}`;
			first = false;
		}
	}
	yield '\n]}]}\n';
}

/** The name of the folder that paths start at. */
const root = '%SRCROOT%';

function descriptorOf({ id, category, summary, why, severity }: Rule): ReportingDescriptor {
	const page = `${rulePagePath(id)} in the package postmortem-kit`;
	return {
		id,
		shortDescription: { text: summary },
		fullDescription: { text: `${summary} ${why}` },
		help: {
			text: `${summary}\n\n${why}\n\nExamples and options: ${page}.`,
			markdown: `**${summary}**\n\n${why}\n\nExamples and options: \`${page}\`.`,
		},
		defaultConfiguration: severity === 'off' ? { enabled: false } : { level: levelFor[severity] },
		properties: { category },
	};
}

function resultOf({ rule, severity, message, mark, related, ...place }: PrintedProblem, artifactLocation: ArtifactLocation): Result {
	return {
		ruleId: rule,
		ruleIndex: rules.findIndex(({ id }) => id === rule),
		level: levelFor[severity],
		message: { text: message },
		locations: [{ physicalLocation: { artifactLocation, region: regionOf(place) } }],
		...(related?.length ? { relatedLocations: related.map((one) => relatedOf(one, artifactLocation)) } : {}),
		// What a baseline knows it by too: it stays the same when lines move.
		...(mark === undefined ? {} : { partialFingerprints: { 'postmortemMark/v1': mark } }),
	};
}

function relatedOf({ message, ...place }: NonNullable<PrintedProblem['related']>[number], artifactLocation: ArtifactLocation): Location {
	return { physicalLocation: { artifactLocation, region: regionOf(place) }, message: { text: message } };
}

function regionOf({ line, column, endLine, endColumn }: PrintedPlace): Region {
	return { startLine: line, startColumn: column, endLine, endColumn };
}

function locationOf(file: string, folder: string): ArtifactLocation {
	const path = projectPath(file, folder);
	if (path === undefined) return { uri: pathToFileURL(resolve(file)).href };
	return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: root };
}

const levelFor: { readonly [severity in PrintedProblem['severity']]: NonNullable<Result['level']> } = {
	error: 'error',
	warning: 'warning',
	information: 'note',
	hint: 'note',
};
