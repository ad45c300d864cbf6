using CultivatedLand.Documents.Reading.Tasks;
using CultivatedLand.Documents.Recognisers.Roles;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Tests.Documents.Recognisers;

public class RoleTests
{
    [Fact]
    public void Labels_in_brackets_give_their_names()
    {
        var labels = LabelRecogniser.Find(
            SomeDocument.Passage(
                "即时布置。（责任领导：各村联系领导；责任单位：相关村、镇林场；牵头单位：建管办，整改时限：2023年10月30日前）"
            )
        );
        Assert.Equal([RoleKind.Leader, RoleKind.Responsible, RoleKind.Lead, RoleKind.Deadline], labels.Select(label => label.Kind));
        Assert.Equal(["各村联系领导", "相关村、镇林场", "建管办", "2023年10月30日前"], labels.Select(label => label.Value.Text));
    }

    [Theory]
    [InlineData("发布时间：2024年1月1日")]
    [InlineData("公示时间：2024年1月1日")]
    [InlineData("联系电话：0800-123")]
    public void Other_labels_name_no_role(string text) => Assert.Empty(LabelRecogniser.Find(SomeDocument.Passage(text)));

    [Theory]
    [InlineData("由镇规建办牵头，于10月底前完成。", "", "镇规建办", "")]
    [InlineData("县农业农村局牵头，县财政局、各乡镇配合，10月底前完成摸底。", "县财政局、各乡镇", "县农业农村局", "")]
    [InlineData("由镇专班负责组织实施，财政所负责统筹落实资金，各村居负责具体实施。", "各村居", "镇专班", "")]
    [InlineData("各村把排查情况表于4月8日前报镇农业服务中心。", "各村", "", "")]
    [InlineData("各市（州）、县（市、区）要逐项自查。", "各市（州）、县（市、区）", "", "")]
    [InlineData("责任主体为村（居）委会，三级网格长由村（居）委会主任担任。", "村（居）委会", "", "村（居）委会主任")]
    [InlineData("日常工作由分管领导牵头。", "", "", "分管领导")]
    [InlineData("各县（区）政府是责任主体，6月底前完成。", "各县（区）政府", "", "")]
    [InlineData("由于地块分散，我县以整改为主。", "", "", "")]
    [InlineData("充分发挥村规民约作用，全面提高认识。", "", "", "")]
    public void A_sentence_says_who_does_it(string text, string responsible, string lead, string leaders)
    {
        var roles = RoleReader.Read([SomeDocument.Passage(text)], wholeDocument: false);
        Assert.Equal(
            (responsible, lead, leaders),
            (string.Join('、', roles.Responsible), string.Join('、', roles.Lead), string.Join('、', roles.Leaders))
        );
    }

    [Fact]
    public void Units_that_ran_together_in_a_cell_are_parted() =>
        Assert.Equal(
            ["县委宣传部", "县教育局", "县河长办"],
            CultivatedLand
                .Documents.Reading.Tables.JoinedUnitNames.Split(SomeDocument.Passage("县委宣传部县教育局县河长办"))
                .Select(name => name.Value)
        );
}
