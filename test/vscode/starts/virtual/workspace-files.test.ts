// The file system of this workspace is like one in a browser: nothing on disk, nothing that could be searched.
import '../../workspace-files.test.ts';
