using System.Text;
using Couree.Kernel;
using Couree.Web;

namespace Couree.Modules.Delivery;

/// <summary>The runs of a period, one run with its journal, and the period as CSV.</summary>
internal static class RunsEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/delivery/{slug}/runs", async (Actor who, string slug, DateOnly? from, DateOnly? until, string? q, ReadRuns read, CancellationToken stop) =>
            Pages.Show<Runs.RunsPage>(await read.List(who, slug, from, until, q, stop))).ForSignedIn();
        app.MapGet("/delivery/{slug}/runs.csv", async (Actor who, string slug, DateOnly? from, DateOnly? until, ReadRuns read, CancellationToken stop) =>
            Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(await read.Csv(who, slug, from, until, stop))).ToArray(), "text/csv; charset=utf-8", "courses.csv")).ForSignedIn();
        app.MapGet("/delivery/{slug}/runs/{id:guid}", async (Actor who, string slug, Guid id, ReadRuns read, CancellationToken stop) =>
            Pages.Show<Runs.RunPage>(await read.One(who, slug, new RunId(id), null, stop))).ForSignedIn();
    }
}
