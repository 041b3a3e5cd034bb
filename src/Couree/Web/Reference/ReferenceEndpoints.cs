using Couree.Kernel;

namespace Couree.Web.Reference;

/// <summary>The API's reference, readable without a third party's script.</summary>
internal static class ReferenceEndpoints
{
    public static void MapReference(this WebApplication app)
    {
        app.MapGet("/docs/api", async (ApiReader reader, CancellationToken stop) => Pages.Show<ApiIndexPage>(await reader.Read(stop))).Open();
        app.MapGet("/docs/api/{tag}", async (string tag, ApiReader reader, CancellationToken stop) =>
        {
            var all = await reader.Read(stop);
            return Pages.Show<ApiTagPage>(new ApiTagPage.Facts(all, all.Tag(tag) ?? throw new NotFound()));
        }).Open();
    }
}
