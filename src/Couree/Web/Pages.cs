using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Couree.Web;

/// <summary>A page is a component with one parameter, `View`: the record it shows. It knows neither database nor request.</summary>
public static class Pages
{
    public static RazorComponentResult<TPage> Show<TPage>(object view, int status = 200) where TPage : IComponent =>
        new(new Dictionary<string, object?> { ["View"] = view }) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>The same page again with what was typed: 422, nothing lost.</summary>
    public static RazorComponentResult<TPage> Again<TPage>(object view) where TPage : IComponent => Show<TPage>(view, 422);

    /// <summary>After a deed: see the result with GET (303), so that a reload does nothing twice.</summary>
    public static IResult See(string path) => new SeeOther(path);

    private sealed class SeeOther(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = Security.LocalPath(path);
            return Task.CompletedTask;
        }
    }
}
