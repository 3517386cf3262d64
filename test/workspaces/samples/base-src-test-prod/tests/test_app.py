from app import app


def test_la_page_répond():
    réponse = app.test_client().get("/")
    assert réponse.status_code == 200
    assert réponse.get_json() == {"message": "Déjà testé, déjà prêt"}
