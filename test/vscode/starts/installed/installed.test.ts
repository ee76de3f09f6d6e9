import { strict as assert } from 'node:assert';
import { extensions, FileType, languages, Uri, window, workspace } from 'vscode';
import { eventually } from '../../../support/eventually.ts';

describe('the installed package', () => {
	it('is what this window has', () => {
		const extension = extensions.getExtension('postmortem-kit.postmortem-kit');
		assert.ok(extension, 'the extension is not installed');
		assert.equal(extension.extensionPath.startsWith(workspace.workspaceFolders?.[0]?.uri.fsPath ?? '-'), false);
		assert.match(extension.extensionPath, /postmortem-kit\.postmortem-kit-/);
	});

	it('brings nothing but bundles, pages, pictures, schemas and snippets', async () => {
		const root = extensions.getExtension('postmortem-kit.postmortem-kit')?.extensionUri;
		assert.ok(root);
		const files = await filesBelow(root);
		const code = files.filter((file) => /\.[cm]?[jt]s$/.test(file)).sort();
		const parts = ['markdown', 'reader', 'rules', 'shared', 'vocabulary'].map((part) => `dist/features-${part}.js`);
		assert.deepEqual(code, ['dist/extension.js', ...parts, 'dist/features.js', 'dist/web/extension.js']);
		assert.deepEqual(
			files.filter((file) => /\.(?:map|tgz|vsix)$|(?:^|\/)(?:src|test|examples?|node_modules|out)\//.test(file)),
			[],
		);
	});

	it('comes by itself and lints', async () => {
		const folder = workspace.workspaceFolders?.[0]?.uri;
		assert.ok(folder);
		const uri = Uri.joinPath(folder, 'postmortems/2026-11-12-search-outage.md');
		await window.showTextDocument(uri);
		await eventually(() => {
			assert.equal(extensions.getExtension('postmortem-kit.postmortem-kit')?.isActive, true);
			const codes = languages.getDiagnostics(uri).map(({ code }) => (typeof code === 'object' ? code.value : code));
			assert.ok(codes.includes('action-no-owner'), `only ${codes.join(', ')}`);
		});
	});
});

async function filesBelow(folder: Uri, path = ''): Promise<string[]> {
	const entries = await workspace.fs.readDirectory(Uri.joinPath(folder, path));
	const files = await Promise.all(
		entries.map(([name, type]) => (type === FileType.Directory ? filesBelow(folder, `${path}${name}/`) : [`${path}${name}`])),
	);
	return files.flat();
}
