using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Couree.Web;

/// <summary>The OpenAPI 3.1 document at `/openapi/v1.json`: every operation under `/api/`.</summary>
internal static class ApiDocument
{
    public static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = operation => operation.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Courée";
            document.Info.Version = "v1";
            document.Info.Description = "Money is integer cents, instants are UTC (RFC 3339), ids are UUIDv7. Refusals are RFC 9457 problems with a stable `code`.";
            return Task.CompletedTask;
        });
    }
}
