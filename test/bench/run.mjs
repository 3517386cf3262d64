// npm run bench [-- --sizes 500,2000,10000 --shapes few,many --servers peer,floorA,ours --quick --out FILE]
import 'tsx';

await import('./bench.ts');
