import { type TextDocument, type Uri, workspace } from 'vscode';
import { isMarkdownFile } from '../core/model/markdown-file.ts';
import { pathEvidence } from '../core/model/recognise.ts';
import { isInNamedFolder } from './postmortem-folders.ts';
import type { Settings } from './settings.ts';

/**
 * Markdown that somebody can write: not what git, a review, an output channel, a notebook cell or a chat shows. A scheme whose file
 * system is not known to be writable is none of ours.
 */
export function isReadable({ languageId, uri }: Pick<TextDocument, 'languageId' | 'uri'>): boolean {
	if (languageId !== 'markdown' || foreignSchemes.test(uri.scheme)) return false;
	return uri.scheme === 'untitled' || workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

const foreignSchemes = /^(?:git|review|output|comment|vscode-(?:notebook|chat|interactive|scm|settings|userdata|local-history).*|chat.*)$/;

/**
 * The path that says where a document lies: from the workspace folder on, whose own name counts as a folder too; '' for an untitled one,
 * which lies nowhere.
 */
export function pathInWorkspace(uri: Uri): string {
	if (uri.scheme === 'untitled') return '';
	const folder = workspace.getWorkspaceFolder(uri);
	if (!folder) return uri.path;
	const name =
		folder.uri.path
			.split('/')
			.filter((part) => part !== '')
			.at(-1) ?? folder.name;
	return `${name}/${uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1)}`;
}

/** A Markdown file of the workspace whose path makes it worth reading. */
export function isCandidate(uri: Uri, settings: Settings): boolean {
	if (!isMarkdownFile(uri.path) || !inWorkspace(uri)) return false;
	const path = pathInWorkspace(uri);
	const evidence = pathEvidence(path);
	if (evidence === 'excluded') return false;
	if (evidence !== undefined) return true;
	return isInNamedFolder(path, settings.at(uri).folders);
}

/** A file that its name alone excludes, in a folder of postmortems. */
export function isBesidePostmortems(uri: Uri): boolean {
	const path = pathInWorkspace(uri);
	const folder = path.slice(0, path.lastIndexOf('/') + 1);
	return pathEvidence(path) === 'excluded' && pathEvidence(`${folder}any.md`) === 'folder';
}

export function inWorkspace(uri: Uri): boolean {
	return workspace.getWorkspaceFolder(uri) !== undefined;
}
