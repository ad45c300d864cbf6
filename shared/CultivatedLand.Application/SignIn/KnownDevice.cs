namespace CultivatedLand.Application.SignIn;

/// <summary>Device on which somebody has signed in to an account. Failures elsewhere do not make it wait.</summary>
/// <param name="Account">Key of the account.</param>
/// <param name="Stamp">Stamp of the account at the sign-in. A new password ends the device.</param>
/// <param name="Id">Name under which the device's own failures are counted.</param>
public sealed record KnownDevice(string Account, int Stamp, string Id, DateTimeOffset SignedInAt);
