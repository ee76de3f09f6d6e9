// The file system `memory:` holds the sample workspace under /workspace. The build puts the files' texts in place of MEMORY_FILES.
import {
	Disposable,
	EventEmitter,
	type ExtensionContext,
	type FileChangeEvent,
	FileChangeType,
	type FileStat,
	FileSystemError,
	FileType,
	type Uri,
	workspace,
} from 'vscode';

declare const MEMORY_FILES: Record<string, string>;

interface Entry {
	type: FileType;
	mtime: number;
	data: Uint8Array;
}

export function activate(context: ExtensionContext): void {
	const entries = new Map<string, Entry>();
	const changed = new EventEmitter<FileChangeEvent[]>();
	const put = (path: string, type: FileType, data: Uint8Array = new Uint8Array()) => {
		for (let parent = parentOf(path); !entries.has(parent); parent = parentOf(parent)) {
			entries.set(parent, { type: FileType.Directory, mtime: Date.now(), data: new Uint8Array() });
		}
		entries.set(path, { type, mtime: Date.now(), data });
	};
	const entryAt = (uri: Uri) => {
		const entry = entries.get(uri.path);
		if (!entry) {
			throw FileSystemError.FileNotFound(uri);
		}
		return entry;
	};
	const under = (path: string) => [...entries.keys()].filter((other) => other === path || other.startsWith(`${path}/`));
	put('/', FileType.Directory);
	for (const [path, text] of Object.entries(MEMORY_FILES)) {
		put(`/workspace/${path}`, FileType.File, new TextEncoder().encode(text));
	}
	const provider = workspace.registerFileSystemProvider(
		'memory',
		{
			onDidChangeFile: changed.event,
			watch: () => new Disposable(() => {}),
			stat(uri): FileStat {
				const { type, mtime, data } = entryAt(uri);
				return { type, mtime, ctime: mtime, size: data.length };
			},
			readDirectory: (uri) =>
				[...entries]
					.filter(([path]) => path !== '/' && parentOf(path) === uri.path)
					.map(([path, entry]) => [path.slice(path.lastIndexOf('/') + 1), entry.type]),
			readFile: (uri) => entryAt(uri).data,
			createDirectory(uri) {
				put(uri.path, FileType.Directory);
				changed.fire([{ type: FileChangeType.Created, uri }]);
			},
			writeFile(uri, content) {
				const type = entries.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
				put(uri.path, FileType.File, content);
				changed.fire([{ type, uri }]);
			},
			delete(uri) {
				entryAt(uri);
				for (const path of under(uri.path)) {
					entries.delete(path);
				}
				changed.fire([{ type: FileChangeType.Deleted, uri }]);
			},
			rename(from, to) {
				entryAt(from);
				for (const path of under(from.path)) {
					const entry = entries.get(path);
					entries.delete(path);
					if (entry) {
						put(to.path + path.slice(from.path.length), entry.type, entry.data);
					}
				}
				changed.fire([
					{ type: FileChangeType.Deleted, uri: from },
					{ type: FileChangeType.Created, uri: to },
				]);
			},
		},
		{ isCaseSensitive: true },
	);
	context.subscriptions.push(provider, changed);
}

function parentOf(path: string): string {
	return path.slice(0, path.lastIndexOf('/')) || '/';
}
