/** What a new ticket is filled with. */
export interface TicketDraft {
	readonly title: string;
	/** Markdown. */
	readonly body: string;
}

/**
 * The address of a tracker's page for a new issue, filled in. `{title}` and `{body}` in the configured address are replaced; the plain
 * address of a project on GitHub, GitLab, Jira or Linear gets what that tracker calls them. Undefined for anything but http and https.
 */
export function newIssueAddress(configured: string, { title, body }: TicketDraft): string | undefined {
	const template = /\{(?:title|body)\}/.test(configured) ? configured : withFields(configured);
	const filled = template.replace(/\{(title|body)\}/g, (_, field: string) => encoded(field === 'title' ? title : shortened(body)));
	return isWebAddress(filled) ? filled : undefined;
}

/** The page of a ticket on a known tracker whose project has that address: `SHOP-812`, `#12`. Undefined where it cannot be told. */
export function ticketAddress(configured: string, reference: string): string | undefined {
	const project = projectOf(configured);
	if (!project) return undefined;
	const { kind, base, origin } = project;
	const number = /^#(\d+)$/.exec(reference)?.[1];
	const key = /^[A-Z][A-Z0-9]+-\d+$/.exec(reference)?.[0];
	if (kind === 'github' && number) return `${base}/issues/${number}`;
	if (kind === 'gitlab' && number) return `${base}/-/issues/${number}`;
	if (kind === 'jira' && key) return `${origin}/browse/${key}`;
	if (kind === 'linear' && key) return `${base.replace(/\/team\/.*/s, '')}/issue/${key}`;
	return undefined;
}

/** Whether an address is one that a browser may be sent to. */
export function isWebAddress(address: string): boolean {
	return /^https?:\/\/[^\s/]/i.test(address);
}

interface Project {
	readonly kind: 'github' | 'gitlab' | 'jira' | 'linear';
	/** The address of the project, without a slash, a query or a page at its end. */
	readonly base: string;
	/** What the address of a page for a new issue says already, such as `labels=incident&`; else ''. */
	readonly given: string;
	readonly origin: string;
}

function projectOf(configured: string): Project | undefined {
	const [, origin, host = '', path = '', query = ''] = /^(https?:\/\/([^/?#]+))([^?#]*)(?:\?([^#]*))?/i.exec(configured.trim()) ?? [];
	if (origin === undefined) return undefined;
	const kind = kindOf(host);
	if (kind === undefined) return undefined;
	const page = path.replace(/(?:\.git)?\/?$/, '').replace(/\/(?:-\/)?(?:issues(?:\/new(?:\/choose)?)?|new)?$/, '');
	// A list of issues says in its query which of them it shows; Jira's pages are reached from any address.
	const given = query !== '' && (kind === 'jira' || /\/new\/?$/.test(path)) ? `${query}&` : '';
	return { kind, base: `${origin}${kind === 'linear' ? page.replace(/(\/team\/[^/]{1,40})\/.*$/s, '$1') : page}`, origin, given };
}

function kindOf(host: string): Project['kind'] | undefined {
	if (/(?:^|\.)github\./i.test(host)) return 'github';
	if (/(?:^|\.)gitlab\./i.test(host)) return 'gitlab';
	if (/\.atlassian\.net$|(?:^|\.)jira\./i.test(host)) return 'jira';
	return /^linear\.app$/i.test(host) ? 'linear' : undefined;
}

function withFields(configured: string): string {
	const project = projectOf(configured);
	switch (project?.kind) {
		case 'github':
			return `${project.base}/issues/new?${project.given}title={title}&body={body}`;
		case 'gitlab':
			return `${project.base}/-/issues/new?${project.given}issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}`;
		case 'jira':
			// The project and the kind of issue stay what the address says: `?pid=10000&issuetype=10001`.
			return `${project.origin}/secure/CreateIssueDetails!init.jspa?${project.given}summary={title}&description={body}`;
		case 'linear':
			return `${project.base}/new?${project.given}title={title}&description={body}`;
		case undefined:
			return configured;
	}
}

/** Browsers and trackers cut longer addresses off. */
const longestBody = 4000;

function shortened(body: string): string {
	return body.length > longestBody ? `${body.slice(0, longestBody)}…` : body;
}

/** A text that is cut or broken may hold half a character, which has no encoding. */
function encoded(text: string): string {
	return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
