// npm run bench [-- --sizes 500,2000,10000 --shapes few,many --servers peer,floorA,ours --quick --out FILE]
import { register } from 'tsx/esm/api';

register();
await import('./bench.ts');
