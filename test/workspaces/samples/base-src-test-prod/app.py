"""Une page, et de quoi la tester."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def index():
    return {"message": "Déjà testé, déjà prêt"}
