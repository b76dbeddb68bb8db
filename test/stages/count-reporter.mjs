// A reporter of Node's test runner that only counts: one JSON object at the end.
// A file that runs no test counts as failed, since Node itself reports it as passed.
import { relative } from 'node:path';

export default async function* countReporter(source) {
  const testsIn = new Map();
  const silent = new Set();
  let counts;
  for await (const { type, data } of source) {
    if (type === 'test:enqueue' && data.file) testsIn.set(data.file, testsIn.get(data.file) ?? 0);
    if (type === 'test:pass' || type === 'test:fail') {
      const isFile = data.nesting === 0 && data.file && (data.name === data.file || data.file.endsWith(`/${data.name}`));
      if (isFile && type === 'test:pass') silent.add(relative(process.cwd(), data.file));
      else if (data.file) testsIn.set(data.file, (testsIn.get(data.file) ?? 0) + 1);
    }
    if (type === 'test:summary' && data.file === undefined) counts = data.counts;
  }
  yield JSON.stringify({ ...counts, silent: [...silent] });
}
