namespace Couree.Modules.Network;

/// <summary>What a citizen may want to do; each is what some structures open to their neighbours.</summary>
public enum Verb { Buy, Eat, Deliver, Borrow, Repair, Drive, Help, Meet }
