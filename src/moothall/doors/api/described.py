"""The description that programs read: ninja's own, with the answers that it leaves out."""

from http import HTTPStatus
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from moothall.doors.api.shapes import Problem

REFUSED = (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)


class DescribedAPI(NinjaAPI):
    """An API whose description says how it refuses."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Return the description, with the refusals of every operation."""
        schema = super().get_openapi_schema(**options)
        schema["components"].setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        for path in schema["paths"].values():
            for operation in path.values():
                for status in REFUSED:
                    refused = {"description": status.phrase, "content": content}
                    operation["responses"].setdefault(status.value, refused)
        return schema
