/** Every name that the manifest and the code share, once. A test compares them with package.json, both ways. */

export const commands = {
	newPostmortem: 'postmortem.newPostmortem',
	importIncident: 'postmortem.importIncident',
	openSample: 'postmortem.openSample',
	showRule: 'postmortem.showRule',
	showStatus: 'postmortem.showStatus',
	fixAll: 'postmortem.fixAll',
	lintAll: 'postmortem.lintAll',
	lintOpen: 'postmortem.lintOpen',
	openItem: 'postmortem.openItem',
	refresh: 'postmortem.refresh',
	clearCache: 'postmortem.clearCache',
	filterItems: 'postmortem.filterItems',
	clearFilter: 'postmortem.clearFilter',
	groupItems: 'postmortem.groupItems',
	groupPostmortems: 'postmortem.groupPostmortems',
	handOver: 'postmortem.handOver',
	weeklyReview: 'postmortem.weeklyReview',
	sortItems: 'postmortem.sortItems',
	showFinished: 'postmortem.showFinished',
	hideFinished: 'postmortem.hideFinished',
	showMine: 'postmortem.showMine',
	showEveryones: 'postmortem.showEveryones',
	finishItem: 'postmortem.finishItem',
	reopenItem: 'postmortem.reopenItem',
	toggleItem: 'postmortem.toggleItem',
	startItem: 'postmortem.startItem',
	blockItem: 'postmortem.blockItem',
	dropItem: 'postmortem.dropItem',
	verifyItem: 'postmortem.verifyItem',
	assignItem: 'postmortem.assignItem',
	setItemDue: 'postmortem.setItemDue',
	setItemPriority: 'postmortem.setItemPriority',
	setItemKind: 'postmortem.setItemKind',
	copyItems: 'postmortem.copyItems',
	openTicket: 'postmortem.openTicket',
	attachTicket: 'postmortem.attachTicket',
	undoChange: 'postmortem.undoChange',
	nextItem: 'postmortem.nextItem',
	previousItem: 'postmortem.previousItem',
	addTimelineEntry: 'postmortem.addTimelineEntry',
	sortTimeline: 'postmortem.sortTimeline',
	convertTimelineZone: 'postmortem.convertTimelineZone',
	convertTimelineForm: 'postmortem.convertTimelineForm',
	showMetrics: 'postmortem.showMetrics',
	markMoment: 'postmortem.markMoment',
	writeMetrics: 'postmortem.writeMetrics',
	decideNeed: 'postmortem.decideNeed',
	checkBeforeMeeting: 'postmortem.checkBeforeMeeting',
	askWhy: 'postmortem.askWhy',
	setDocumentStatus: 'postmortem.setDocumentStatus',
	copySummary: 'postmortem.copySummary',
	copyAsIssue: 'postmortem.copyAsIssue',
	showInsights: 'postmortem.showInsights',
	findPostmortem: 'postmortem.findPostmortem',
	showRelated: 'postmortem.showRelated',
} as const;

/** Commands that only our own actions call, with arguments: the underscore keeps them out of every list of commands. */
export const internalCommands = {
	askAndFix: '_postmortem.askAndFix',
	handOver: '_postmortem.handOver',
	openLine: '_postmortem.openLine',
	showMoreItems: '_postmortem.showMoreItems',
} as const;

/** Settings, by their names below `postmortem.`. */
export const settingNames = {
	enabled: 'enabled',
	rules: 'rules',
	folders: 'folders',
	exclude: 'exclude',
	lintScope: 'lintScope',
	newPostmortemFolder: 'newPostmortemFolder',
	me: 'me',
	saveAfterChange: 'saveAfterChange',
	timelineMetrics: 'timelineMetrics',
	timelineOffsets: 'timelineOffsets',
} as const;

export const settingSection = 'postmortem';

export const contextKeys = {
	/** The active document is read as a postmortem. */
	isPostmortem: 'postmortem.isPostmortem',
	/** The workspace has a file whose path is one of a postmortem. */
	hasPostmortems: 'postmortem.hasPostmortems',
	/** What the view of action items has to show: `items`, or why there are none: `reading`, `none`, `allDone`, `noMatch`. */
	listState: 'postmortem.listState',
	showsFinished: 'postmortem.showsFinished',
	showsMine: 'postmortem.showsMine',
	isFiltered: 'postmortem.isFiltered',
	/** Postmortems that no editor shows are checked too. */
	checksAll: 'postmortem.checksAll',
	/** There is a change of action items to undo. */
	canUndoChange: 'postmortem.canUndoChange',
	/** The active document is a postmortem with a timeline that has entries. */
	hasTimeline: 'postmortem.hasTimeline',
	/** The active document is a postmortem with a chain of whys. */
	hasWhys: 'postmortem.hasWhys',
} as const;

export const viewIds = {
	actionItems: 'postmortem.actionItems',
	postmortems: 'postmortem.postmortems',
} as const;

/** What diagnostics name as their source. */
export const diagnosticSource = 'postmortem';

/** The kind of "fix everything that can be fixed safely"; on save by `editor.codeActionsOnSave`. */
export const fixAllKind = 'source.fixAll.postmortem';

/** The kind of paste that makes timeline entries of copied text. */
export const pasteTimelineKind = 'postmortem.timeline';

/** The scheme of the page with insights, which is made of the index and lies nowhere. */
export const insightsScheme = 'postmortem-insights';
