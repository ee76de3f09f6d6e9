// Serves folders to the web extension host, which loads an extension over HTTP from another origin.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types = {
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.css': 'text/css',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.md': 'text/markdown',
};

/** `address(path)` is the authority and path under which a file of one of the `folders` is served. */
export async function serveFolders(folders) {
	const server = createServer(async (request, response) => {
		response.setHeader('Access-Control-Allow-Origin', '*');
		const [, index = '', ...rest] = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).split('/');
		const folder = folders[Number(index)];
		const file = folder && normalize(join(folder, ...rest));
		const found = file && (file === folder || file.startsWith(folder + sep)) && (await stat(file).catch(() => undefined));
		if (!found?.isFile()) {
			response.writeHead(404).end();
			return;
		}
		response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Content-Length': found.size });
		createReadStream(file).pipe(response);
	});
	await new Promise((resolve, reject) => {
		server.on('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	const authority = `localhost:${server.address().port}`;
	return {
		address(path) {
			const index = folders.findIndex((folder) => path === folder || path.startsWith(folder + sep));
			const relative = path.slice(folders[index].length).split(sep).join('/');
			return { scheme: 'http', authority, path: `/${index}${relative}` };
		},
		stop() {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(resolve));
		},
	};
}
