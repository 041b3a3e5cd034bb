using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing;

namespace Couree;

/// <summary>
/// The framework compiles a delegate for each of our two hundred doors before the first answer: a second of every start, most of it for doors
/// nobody knocks at that day. Here a door's delegate is made at its first knock. In the namespace of the whole house, so that it stands
/// before the framework's methods of the same names.
/// </summary>
internal static class LateEndpoints
{
    public static RouteHandlerBuilder MapGet(this IEndpointRouteBuilder app, [StringSyntax("Route")] string pattern, Delegate handler) => Map(app, pattern, handler, HttpMethods.Get);
    public static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder app, [StringSyntax("Route")] string pattern, Delegate handler) => Map(app, pattern, handler, HttpMethods.Post);
    public static RouteHandlerBuilder MapPut(this IEndpointRouteBuilder app, [StringSyntax("Route")] string pattern, Delegate handler) => Map(app, pattern, handler, HttpMethods.Put);
    public static RouteHandlerBuilder MapDelete(this IEndpointRouteBuilder app, [StringSyntax("Route")] string pattern, Delegate handler) => Map(app, pattern, handler, HttpMethods.Delete);

    private static RouteHandlerBuilder Map(IEndpointRouteBuilder app, string pattern, Delegate handler, string method) =>
        RouteHandlerServices.Map(app, pattern, handler, [method], RequestDelegateFactory.InferMetadata, AtTheFirstKnock);

    private static RequestDelegateResult AtTheFirstKnock(Delegate handler, RequestDelegateFactoryOptions options, RequestDelegateMetadataResult? metadata)
    {
        var made = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, metadata).RequestDelegate);
        return new RequestDelegateResult(http => made.Value(http), [.. options.EndpointBuilder!.Metadata]);
    }
}
