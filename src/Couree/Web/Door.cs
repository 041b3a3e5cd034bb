using Couree.Kernel;

namespace Couree.Web;

/// <summary>Who may knock at an endpoint. What they may reach behind it is the room's `VisibleTo` and `…May`.</summary>
public enum Entry
{
    /// <summary>Anyone, signed in or not.</summary>
    Anyone,
    /// <summary>People who have signed in; a visitor's page request goes to the sign-in page and comes back.</summary>
    SignedIn,
    /// <summary>Stewards of the territory; 404 for everyone else.</summary>
    Stewards,
}

/// <summary>The door of an endpoint, as metadata. An endpoint without one is closed: 404.</summary>
public sealed record Door(Entry Entry);

public static class Doors
{
    public static TBuilder Open<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Door(Entry.Anyone));
    public static TBuilder ForSignedIn<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Door(Entry.SignedIn));
    public static TBuilder ForStewards<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Door(Entry.Stewards));

    /// <summary>The rule in one place.</summary>
    public static async Task Knock(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not { } endpoint)
        {
            await next(http);
            return;
        }
        var who = http.RequestServices.GetRequiredService<Actor>();
        switch (endpoint.Metadata.GetMetadata<Door>()?.Entry)
        {
            case Entry.Anyone:
            case Entry.SignedIn when who.IsSignedIn:
            case Entry.Stewards when who.IsSteward:
                await next(http);
                return;
            case Entry.SignedIn when Wants.Page(http) && HttpMethods.IsGet(http.Request.Method):
                http.Response.Redirect("/people/sign-in?back=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString));
                return;
            case Entry.SignedIn:
                throw new SignInFirst();
            default:
                throw new NotFound();
        }
    }
}

/// <summary>401: the API answers so when nobody has signed in.</summary>
public sealed class SignInFirst() : Exception("sign in first");

/// <summary>Does this request expect a page or data?</summary>
internal static class Wants
{
    public static bool Page(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/api") && !http.Request.Path.StartsWithSegments("/openapi")
        && http.Request.Headers.Accept.ToString() is var accept && (accept.Contains("text/html") || accept.Length == 0 || accept == "*/*");
}
