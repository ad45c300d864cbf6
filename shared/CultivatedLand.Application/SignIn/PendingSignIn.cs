namespace CultivatedLand.Application.SignIn;

/// <summary>
/// Sign-in whose password was right and whose code is still to come. It opens nothing by itself, and ends after a few minutes.
/// </summary>
/// <param name="Account">Key of the account.</param>
/// <param name="Stamp">Stamp of the account when the password was right. A new password ends the sign-in.</param>
/// <param name="Uses">Number of codes that had been accepted. The next one ends the sign-in, so that it is used once.</param>
public sealed record PendingSignIn(string Account, int Stamp, int Uses, DateTimeOffset EndsAt);
