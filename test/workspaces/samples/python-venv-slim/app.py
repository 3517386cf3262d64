"""Une application Flask dont le pilote PostgreSQL est compilé en C."""

import os

import psycopg
from flask import Flask

app = Flask(__name__)


@app.get("/sante")
def sante():
    return {"état": "en forme"}


@app.get("/")
def index():
    with psycopg.connect(os.environ["DATABASE_URL"]) as connexion:
        (version,) = connexion.execute("SELECT version()").fetchone()
    return {"base": version, "implémentation": psycopg.pq.__impl__}
