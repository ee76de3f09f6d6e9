// The linters that people have already, from `node_modules` beside this.

/** By name, a function that lints a text. */
export async function loadPeers() {
	const { lint } = await import('markdownlint/sync');
	const { unified } = await import('unified');
	const { default: parse } = await import('remark-parse');
	const { default: frontmatter } = await import('remark-frontmatter');
	const { default: gfm } = await import('remark-gfm');
	const { default: recommended } = await import('remark-preset-lint-recommended');
	const { VFile } = await import('vfile');
	const remark = unified().use(parse).use(frontmatter).use(gfm).use(recommended).freeze();
	return {
		markdownlint: (text) => lint({ strings: { text } }),
		'remark-preset-lint-recommended': (text) => {
			const file = new VFile(text);
			remark.runSync(remark.parse(file), file);
		},
	};
}
