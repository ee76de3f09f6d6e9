import {
	Disposable,
	EventEmitter,
	type FileChangeEvent,
	FileChangeType,
	FilePermission,
	type FileStat,
	FileSystemError,
	type FileSystemProvider,
	FileType,
	Uri,
	workspace,
} from 'vscode';

/** A file system as some are: slow, full, read-only, or changed by somebody else at the worst moment. What happens is up to the test. */
export interface OddFiles extends Disposable {
	uri(path: string): Uri;
	/** As somebody else would write: the editor hears of it. */
	write(path: string, text: string): Uri;
	remove(path: string): void;
	text(path: string): string;
	/** Paths of files that nobody may write. */
	readonly locked: Set<string>;
	/** Every write fails. */
	isFull: boolean;
	/** Called before each operation, which waits for what comes back. */
	before: (operation: 'stat' | 'read' | 'write', path: string) => Promise<void> | void;
}

export function oddFiles(scheme: string, options: { isReadonly?: boolean } = {}): OddFiles {
	const files = new Map<string, { bytes: Uint8Array; mtime: number }>();
	const changed = new EventEmitter<FileChangeEvent[]>();
	let clock = 0;
	const uriOf = (path: string): Uri => Uri.from({ scheme, path });
	const put = (path: string, bytes: Uint8Array): void => {
		const type = files.has(path) ? FileChangeType.Changed : FileChangeType.Created;
		clock += 1;
		files.set(path, { bytes, mtime: clock });
		changed.fire([{ type, uri: uriOf(path) }]);
	};
	const odd: OddFiles = {
		uri: uriOf,
		write(path, text) {
			put(path, new TextEncoder().encode(text));
			return uriOf(path);
		},
		remove(path) {
			for (const known of [...files.keys()]) if (known === path || known.startsWith(`${path}/`)) files.delete(known);
			changed.fire([{ type: FileChangeType.Deleted, uri: uriOf(path) }]);
		},
		text: (path) => new TextDecoder().decode(files.get(path)?.bytes),
		locked: new Set(),
		isFull: false,
		before: () => {},
		dispose: () => registered.dispose(),
	};
	const statOf = (path: string): FileStat => {
		const file = files.get(path);
		if (file) {
			const permissions = odd.locked.has(path) ? { permissions: FilePermission.Readonly } : {};
			return { type: FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length, ...permissions };
		}
		const isFolder = path === '/' || [...files.keys()].some((known) => known.startsWith(`${path}/`));
		if (!isFolder) throw FileSystemError.FileNotFound(uriOf(path));
		return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
	};
	const provider: FileSystemProvider = {
		onDidChangeFile: changed.event,
		watch: () => new Disposable(() => {}),
		async stat({ path }) {
			await odd.before('stat', path);
			return statOf(path);
		},
		readDirectory({ path }) {
			const below = path === '/' ? '/' : `${path}/`;
			const names = [...files.keys()].filter((known) => known.startsWith(below)).map((known) => known.slice(below.length));
			return [...new Set(names.map((name) => name.replace(/\/.*/, '')))].map((name) => [name, statOf(below + name).type]);
		},
		async readFile({ path }) {
			// What is handed out late is what was there when it was asked for.
			const file = files.get(path);
			await odd.before('read', path);
			if (!file) throw FileSystemError.FileNotFound(uriOf(path));
			return file.bytes;
		},
		async writeFile({ path }, bytes) {
			await odd.before('write', path);
			if (odd.isFull) throw FileSystemError.Unavailable('The disk is full.');
			put(path, bytes);
		},
		createDirectory() {},
		delete({ path }) {
			odd.remove(path);
		},
		rename({ path }, to) {
			put(to.path, files.get(path)?.bytes ?? new Uint8Array());
			odd.remove(path);
		},
	};
	const registered = Disposable.from(
		workspace.registerFileSystemProvider(scheme, provider, { isCaseSensitive: true, isReadonly: options.isReadonly === true }),
		changed,
	);
	return odd;
}

/** A gate that holds whoever comes until it is opened. */
export function gate(): { readonly reached: Promise<void>; pass(): Promise<void>; open(): void } {
	let reach = (): void => {};
	let open = (): void => {};
	const reached = new Promise<void>((resolve) => {
		reach = resolve;
	});
	const opened = new Promise<void>((resolve) => {
		open = resolve;
	});
	return {
		reached,
		pass() {
			reach();
			return opened;
		},
		open: () => open(),
	};
}
