using Mono.Cecil;

namespace Couree.Tests.House;

/// <summary>
/// One look from a piece of our code at a type (and, from a method body, perhaps at one of its members).
/// <c>From</c> is the outermost type that looks: an async state machine or a lambda counts as the method that wrote it.
/// </summary>
internal sealed record Reference(TypeDefinition From, string Where, TypeReference To, IMemberDefinition? Member);
