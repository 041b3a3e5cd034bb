using Couree.Kernel;

namespace Couree.Web;

/// <summary>Where in the frame a link is shown.</summary>
public enum NavPlace
{
    /// <summary>The bar on top, for everyone: shops, structures…</summary>
    Main,
    /// <summary>The person's menu: their orders, their shifts…</summary>
    Mine,
    /// <summary>The person's menu, under "back offices": the counter of their shop, their board…</summary>
    Work,
    /// <summary>The foot of every page.</summary>
    Bottom,
}

/// <summary>One link of the frame.</summary>
/// <param name="Text">in the request's language, through `Words.Say`</param>
/// <param name="Icon">a name of the <c>Icon</c> component, null for none</param>
/// <param name="Order">smaller comes first</param>
public sealed record NavLink(NavPlace Place, string Href, string Text, string? Icon = null, int Order = 50);

/// <summary>
/// A room's links in the frame of every page. Register with `services.AddScoped&lt;IContributeNav, XNav&gt;()`. Asked once per page,
/// so: links that need no query first, at most one query for the structures of somebody who has signed in.
/// </summary>
public interface IContributeNav
{
    Task<IReadOnlyList<NavLink>> For(Actor who, CancellationToken stop);
}
