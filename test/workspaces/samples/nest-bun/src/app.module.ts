import { Controller, Get, Module } from '@nestjs/common';

@Controller()
class AppController {
  @Get()
  greet(): { message: string } {
    return { message: 'Compilé par Node, servi par Bun' };
  }
}

@Module({ controllers: [AppController] })
export class AppModule {}
