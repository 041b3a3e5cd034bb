using System.Net;
using System.Text.Json.Nodes;
using Couree.Web.Reference;
using Microsoft.OpenApi;

namespace Couree.Tests.Web;

public sealed class ApiReferenceTests
{
    private const string Document = """
        { "openapi": "3.1.1", "info": { "title": "Courée", "version": "v1" },
          "paths": { "/api/v1/market/orders/{id}": { "post": {
            "tags": ["Market"], "operationId": "placeOrder", "summary": "Place an order",
            "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } }],
            "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/OrderInput" } } } },
            "responses": { "201": { "description": "Created" }, "422": { "description": "The house refuses" } } } } },
          "components": { "schemas": { "OrderInput": { "type": "object", "required": ["slot"],
            "properties": { "slot": { "type": "string", "format": "date-time", "description": "Start of the slot" }, "lines": { "type": "array", "items": { "type": "integer" } } } } } } }
        """;

    [Fact]
    public void An_operation_shows_its_parameters_its_body_and_its_refusals()
    {
        var operation = ApiReader.Read(OpenApiDocument.Parse(Document, "json").Document!).Tag("market").ShouldNotBeNull().Operations.ShouldHaveSingleItem();
        (operation.Anchor, operation.Method, operation.Path).ShouldBe(("placeOrder", "POST", "/api/v1/market/orders/{id}"));
        operation.Parameters.ShouldBe([new ApiField("id", "path", "string (uuid)", true, null)]);
        operation.Body!.Type.ShouldBe("OrderInput");
        operation.Body.Fields.ShouldBe([new ApiField("slot", "", "string (date-time)", true, "Start of the slot"), new ApiField("lines", "", "integer[]", false, null)]);
        operation.Answers.Select(a => a.Status).ShouldBe(["201", "422"]);
    }

    [Fact]
    public void A_body_without_an_example_gets_one_made_from_its_schema()
    {
        var body = ApiReader.Read(OpenApiDocument.Parse(Document, "json").Document!).Tags[0].Operations[0].Body!;
        var example = JsonNode.Parse(body.Example!)!;
        example["slot"]!.GetValue<DateTime>().Kind.ShouldBe(DateTimeKind.Utc);
        example["lines"]!.AsArray().ShouldHaveSingleItem()!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Every_operation_of_the_running_house_is_on_the_page_of_its_tag()
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        var browser = couree.Browser();
        var paths = JsonNode.Parse(await browser.GetStringAsync("/openapi/v1.json"))!["paths"]!.AsObject();
        var index = WebUtility.HtmlDecode(await browser.GetStringAsync("/docs/api"));
        foreach (var (path, _) in paths) index.ShouldContain(path);
        foreach (var tag in paths.SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!["tags"]?[0]?.GetValue<string>()).OfType<string>().Distinct())
            (await browser.GetAsync("/docs/api/" + tag.ToLowerInvariant().Replace(' ', '-'))).StatusCode.ShouldBe(HttpStatusCode.OK, tag);
        (await browser.GetAsync("/docs/api/nowhere")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
