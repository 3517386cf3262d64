import type { LanguageService } from '../languageService';

/** Notices when the stages of open Dockerfiles get other names, for whom other files may be wrong then. */
export class StageNamesWatch {
  private known = new Map<string, string>();

  constructor(private readonly service: LanguageService) {}

  /** True where they changed, undefined while a large Dockerfile is still being read: then it wants to be called again. */
  look(): boolean | undefined {
    const { service } = this;
    if (service.openTargetFiles().length === 0) return false;
    const now = new Map<string, string>();
    for (const uri of service.openUris()) {
      if (!service.readAhead(uri)) return undefined;
      now.set(uri, service.stageNames(uri));
    }
    const isSame = now.size === this.known.size && [...now].every(([uri, names]) => this.known.get(uri) === names);
    this.known = now;
    return !isSame;
  }
}
