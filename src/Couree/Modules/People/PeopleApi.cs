using System.ComponentModel.DataAnnotations;
using Couree.Kernel;
using Couree.Modules.People.Me;
using Couree.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Couree.Modules.People;

/// <summary>The person's own account for programs, behind the same cookie as the pages.</summary>
internal static class PeopleApi
{
    private static readonly DateTime Example = new(2026, 6, 9, 8, 0, 0, DateTimeKind.Utc);

    public static void Map(WebApplication app)
    {
        var me = app.MapGroup("/api/v1/people/me").WithTags("People");
        me.MapGet("", (Actor who, MyFacts facts, CancellationToken stop) => facts.Of(who.Self, stop)).ForSignedIn()
            .WithName("getMe").WithSummary("The account of the person signed in")
            .Produces<MyFacts.Profile>().ProducesProblem(401).WithExample(Jeanne);
        me.MapPut("", Change).ForSignedIn()
            .WithName("changeMe").WithBody(new NewProfile("Jeanne Dubois", "fr", "06 12 34 56 78")).WithSummary("Change name, phone and language (\"fr\" or \"en\")")
            .Produces<MyFacts.Profile>().ProducesValidationProblem().ProducesProblem(401).WithExample(Jeanne);
        me.MapGet("/sessions", (HttpContext http, Actor who, MyFacts facts, CancellationToken stop) => facts.Sessions(who.Self, SessionCookie.KeyHash(http), stop)).ForSignedIn()
            .WithName("listMySessions").WithSummary("The browsers the person is signed in with, latest seen first")
            .Produces<IReadOnlyList<MyFacts.OpenSession>>().ProducesProblem(401)
            .WithExample(new[] { new MyFacts.OpenSession(new(Guid.Parse("019ea19b-8000-7000-8000-000000000002")), "Firefox · Linux", Example, Example, true) });
        me.MapDelete("/sessions/{id:guid}", End).ForSignedIn()
            .WithName("endMySession").WithSummary("End one of the person's sessions")
            .Produces(204).ProducesProblem(401).ProducesProblem(404);
        me.MapGet("/export", (Actor who, Export export, CancellationToken stop) => export.Of(who.Self, stop)).ForSignedIn()
            .WithName("exportMe").WithSummary("Everything the house keeps of the person, by room")
            .Produces<IReadOnlyDictionary<string, object>>().ProducesProblem(401)
            .WithExample(new Dictionary<string, object> { ["exportedAt"] = Example, ["people"] = new { profile = Jeanne } });
    }

    private static MyFacts.Profile Jeanne => new(new(Guid.Parse("019ea19b-8000-7000-8000-000000000001")), "Jeanne Dubois", "jeanne@couree.example", "06 12 34 56 78", "fr", false, Example, true);

    /// <param name="Name">1 to 80 characters</param>
    public sealed record NewProfile([property: Required, StringLength(Person.LongestName)] string Name, [property: Required, RegularExpression("fr|en")] string Language, [property: Phone, StringLength(40)] string? Phone = null);

    private static async Task<Ok<MyFacts.Profile>> Change(NewProfile profile, Actor who, Perform perform, MyFacts facts, CancellationToken stop)
    {
        await perform.Run<ChangeProfile>(u => u.Do(who, new(profile.Name, profile.Language, profile.Phone), stop));
        return TypedResults.Ok(await facts.Of(who.Self, stop));
    }

    private static async Task<NoContent> End(Guid id, Actor who, Perform perform, CancellationToken stop)
    {
        await perform.Run<EndSession>(u => u.Do(who, new SessionId(id), stop));
        return TypedResults.NoContent();
    }
}
