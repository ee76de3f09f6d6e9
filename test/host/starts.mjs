// The ways in which the editor is started for tests. Each but `main` has its tests in `test/vscode/starts/<name>/`.
const everyHost = ['node', 'web', 'oldest'];
const sample = 'test/fixtures/workspace';

/**
 * `folder` is copied to a fresh place first, so that tests may write; `open` is what is opened in it when that is not the folder
 * itself. `restricted` leaves the workspace untrusted, which `runTests` cannot ask of the desktop. `serverOnly` says the same of
 * anything that needs our own host.
 */
export const starts = {
	main: { title: 'sample workspace', folder: sample, hosts: everyHost },
	restricted: { title: 'untrusted workspace', folder: sample, hosts: ['node', 'web'], restricted: true, serverOnly: true },
	'multi-root': { title: 'several folders', folder: 'test/fixtures/multi-root', open: 'all.code-workspace', hosts: ['node', 'oldest'] },
	virtual: { title: 'virtual workspace', address: 'memory:/workspace', extension: 'out/memory-files', hosts: ['web'], serverOnly: true },
	empty: { title: 'empty window', hosts: everyHost },
};

/** The packaged extension, seen from a second, empty one under development: what a user gets. */
export const installed = { title: 'installed package', folder: sample, extension: 'test/host/smoke', hosts: ['node', 'oldest'] };
