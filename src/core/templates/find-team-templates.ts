import { type ReadingOptions, readPostmortem } from '../model/read.ts';
import { isNamedByDay, namesTemplateInside } from '../model/recognise.ts';
import { readTeamTemplate, type TeamTemplate } from './team-template.ts';

export interface TeamTemplateRequest {
	/** The document. Paths have `/`. */
	readonly path: string;
	/** The folder above which none is looked for. */
	readonly root: string;
	/** The paths that the configuration names. They come first. */
	readonly configured: readonly string[];
	/** The text of a file; undefined when there is none or it cannot be read. */
	readonly read: (path: string) => Promise<string | undefined>;
	/** The names in a folder; empty when there is none. */
	readonly list: (folder: string) => Promise<readonly string[]>;
	readonly reading: ReadingOptions;
}

/** The team's own templates that hold for a document: those of the configuration, and those that lie beside it or in a folder above. */
export async function findTeamTemplates(request: TeamTemplateRequest): Promise<TeamTemplate[]> {
	const found = [...request.configured];
	let folder = folderOf(request.path);
	for (let steps = 0; steps < mostFolders && isInFolder(folder, request.root); steps += 1) {
		const names = (await request.list(folder)).filter(isTemplateName).sort();
		found.push(...names.map((name) => (folder === '' ? name : `${folder.replace(/\/$/, '')}/${name}`)));
		if (folder === request.root || folder === folderOf(folder)) break;
		folder = folderOf(folder);
	}
	const templates = await Promise.all(
		[...new Set(found)].map(async (path) => {
			const text = await request.read(path);
			return text === undefined ? undefined : readTeamTemplate(readPostmortem(text, { ...request.reading, file: path }), path);
		}),
	);
	return templates.filter((template) => template !== undefined);
}

/** Whether a Markdown file is a template by its name: "template.md", "_TEMPLATE.md", "PostmortemTemplate.md". */
export function isTemplateName(path: string): boolean {
	const name = path.slice(path.lastIndexOf('/') + 1);
	return /\.md$/i.test(name) && !isNamedByDay(name) && (/(?<![a-z])template(?![a-z])/i.test(name) || namesTemplateInside.test(name));
}

/** A document's own folder and two above it. */
const mostFolders = 3;

function folderOf(path: string): string {
	const at = path.lastIndexOf('/');
	return at > 0 ? path.slice(0, at) : at === 0 ? '/' : '';
}

function isInFolder(folder: string, root: string): boolean {
	return folder === root || root === '' || folder.startsWith(root.endsWith('/') ? root : `${root}/`);
}
