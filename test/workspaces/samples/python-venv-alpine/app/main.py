"""A FastAPI service with a look into the C library that it runs on."""

from cffi import FFI
from fastapi import FastAPI

ffi = FFI()
ffi.cdef("int getpid(void);")
libc = ffi.dlopen(None)

app = FastAPI()


@app.get("/health")
def health():
    return {"status": "ok"}


@app.get("/")
def index():
    return {"pid": libc.getpid()}
