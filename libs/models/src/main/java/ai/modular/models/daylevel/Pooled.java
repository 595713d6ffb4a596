package ai.modular.models.daylevel;

/** Sales of groups as they were, and the mean logarithm of each product's discount, for past and future. */
final class Pooled {

    final GroupDays product;
    final GroupDays category;
    final GroupDays city;
    final double[] all;
    final double[][] discount;

    Pooled(DayPanel panel, Levels levels, int origin) {
        DayPanel.Groups groups = panel.groups();
        product = new GroupDays(panel, groups.product(), panel.sales(), levels.level, origin);
        category = new GroupDays(panel, groups.thirdCategory(), panel.sales(), levels.level, origin);
        city = new GroupDays(panel, groups.city(), panel.sales(), levels.level, origin);
        all = city.all();
        int days = panel.discount()[0].length;
        discount = new double[product.count()][days];
        int[] members = new int[product.count()];
        for (int i = 0; i < panel.size(); i++) {
            members[product.of(i)]++;
            for (int day = 0; day < days; day++) {
                discount[product.of(i)][day] += panel.logDiscount(i, day);
            }
        }
        for (int one = 0; one < members.length; one++) {
            for (int day = 0; day < days; day++) {
                discount[one][day] /= Math.max(1, members[one]);
            }
        }
    }
}
