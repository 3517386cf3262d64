import { startOnNode } from './startOnNode';

startOnNode(process.argv.slice(2));
